"""One training step taken apart, and its gradients checked."""
