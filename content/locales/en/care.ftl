# The gate's questions and advice. Every rule in content/care names its message here.
gate-title = Before we start
