package org.dorisdr.minidoris.be.storage;

import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Hands out rowset ids in Doris's second format: format 2, a counter, and 128 bits that are new
 * with every start of the process. Thread safe.
 */
final class RowsetIds {
  private final String suffix = UUID.randomUUID().toString().replace("-", "");
  private final AtomicLong counter = new AtomicLong();

  String next() {
    return String.format(Locale.ROOT, "02%014x%s", counter.incrementAndGet(), suffix);
  }
}
