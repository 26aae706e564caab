"""What tests share: throw-away servers and rules about skipping."""
