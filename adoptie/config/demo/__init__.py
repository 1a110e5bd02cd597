"""Three invented gemeenten, made through the same doors that people use."""
