package org.dorisdr.sql;

/**
 * CREATE REPOSITORY or ALTER REPOSITORY, which only Doris reads.
 *
 * @param text as typed, without the semicolon; may hold secrets
 */
public record RepositoryStatement(String text) implements DrStatement {
  @Override
  public boolean isStock() {
    return true;
  }

  /** Without the text, so that no log shows a key. */
  @Override
  public String toString() {
    return "RepositoryStatement[" + SecretMask.mask(text) + "]";
  }
}
