package org.dorisdr.sync.ddl;

/** A statement that has another form than expected; the table has to be copied instead. */
final class UnexpectedForm extends Exception {
  private static final long serialVersionUID = 1L;

  UnexpectedForm(String message) {
    super(message);
  }
}
