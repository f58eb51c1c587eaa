"""Reading files that anybody may have made, and writing whole or not at all."""
