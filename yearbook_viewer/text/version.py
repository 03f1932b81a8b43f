"""Which rules made what an archive keeps."""

# Kept with each stored entry: raised when the rules improve, so that the program can offer to run again.
VERSION = 6
