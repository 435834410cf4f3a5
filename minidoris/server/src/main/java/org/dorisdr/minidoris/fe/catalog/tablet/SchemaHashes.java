package org.dorisdr.minidoris.fe.catalog.tablet;

import java.security.SecureRandom;

/** Random numbers that tell apart the schemas of one tablet's directories. Thread safe. */
public final class SchemaHashes {
  private static final SecureRandom RANDOM = new SecureRandom();

  private SchemaHashes() {}

  public static int next() {
    return RANDOM.nextInt(Integer.MAX_VALUE);
  }
}
