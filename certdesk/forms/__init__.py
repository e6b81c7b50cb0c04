"""The office's forms and procedure as data: strict readers of one edition each."""
