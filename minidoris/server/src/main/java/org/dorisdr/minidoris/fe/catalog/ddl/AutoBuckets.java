package org.dorisdr.minidoris.fe.catalog.ddl;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.session.StatementError;

/** How many buckets {@code BUCKETS AUTO} means. Stateless. */
final class AutoBuckets {
  private static final String SIZE = "estimate_partition_size";
  private static final Pattern VOLUME = Pattern.compile("(\\d+(?:\\.\\d+)?)([KMGTP]?)B?");
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;

  /** What Doris takes for five times smaller once it is compressed. */
  private static final int COMPRESSION = 5;

  /** {@code autobucket_partition_size_per_bucket_gb}. */
  private static final long GB_PER_BUCKET = 5;

  /** {@code autobucket_max_buckets}. */
  private static final long MOST = 128;

  private AutoBuckets() {}

  /**
   * By the size that the properties expect; without one, the same as of a table without a number.
   */
  static int of(Map<String, String> properties) {
    String size = properties.get(SIZE);
    return size == null || size.isBlank() ? TableBuilder.DEFAULT_BUCKETS : ofSize(bytes(size));
  }

  private static int ofSize(long bytes) {
    long compressed = bytes / COMPRESSION;
    if (compressed <= 100 * MB) {
      return 1;
    }
    return compressed <= GB ? 2 : (int) Math.min(MOST, (compressed - 1) / (GB_PER_BUCKET * GB) + 1);
  }

  private static long bytes(String volume) {
    Matcher matcher = VOLUME.matcher(volume.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw StatementError.general("invalid data volume expression: " + volume);
    }
    int steps = "KMGTP".indexOf(matcher.group(2)) + 1;
    int shift = matcher.group(2).isEmpty() ? 0 : 10 * steps;
    return new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(1L << shift)).longValue();
  }
}
