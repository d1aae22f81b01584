"""Ages: by their form, and bare numbers by the words around them."""
