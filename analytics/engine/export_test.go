package engine

// Address returns where the embedded engine listens now.
func (e *Engine) Address() (string, error) { return e.child.address() }

// WriterPassword returns the password of the account "writer".
func (e *Engine) WriterPassword() string { return e.child.accounts[asWriter].password }
