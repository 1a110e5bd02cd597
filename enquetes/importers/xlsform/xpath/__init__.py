"""The XPath of XLSForms: read, computed as a form does, and put into our language."""
