"""Measuring how well is found: a set of documents, questions and judgements, and the figures that come of it."""
