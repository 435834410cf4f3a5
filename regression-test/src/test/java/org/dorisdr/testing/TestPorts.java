package org.dorisdr.testing;

/** Where the servers of an integration test listen. Thread safe. */
public final class TestPorts {
  /**
   * Tests of two forks may run at once; default ports end in 0 or 1, so that 3 keeps them apart.
   */
  private static final int BETWEEN_FORKS = 3;

  private TestPorts() {}

  /** What is added to each default port: -Ddorisdr.port.offset, and a little for each fork. */
  public static int offset() {
    int fork = Integer.getInteger("dorisdr.fork", 1);
    return Integer.getInteger("dorisdr.port.offset", 12_000) + BETWEEN_FORKS * (fork - 1);
  }
}
