package org.dorisdr.minidoris.fe.catalog.ddl;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dorisdr.minidoris.fe.ClusterState.Backend;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.FeSettings;
import org.dorisdr.minidoris.fe.session.StatementError;

/** How many buckets {@code BUCKETS AUTO} means. Stateless. */
final class AutoBuckets {
  private static final String SIZE = "estimate_partition_size";
  private static final Pattern VOLUME = Pattern.compile("(\\d+(?:\\.\\d+)?)([KMGTP]?)B?");
  private static final long MB = 1L << 20;
  private static final long GB = 1L << 30;

  /** What Doris takes for five times smaller once it is compressed. */
  private static final int COMPRESSION = 5;

  /** What {@code autobucket_partition_size_per_bucket_gb} means if it is not positive. */
  private static final long GB_PER_BUCKET = 5;

  /** Of the room on a disk. */
  private static final long GB_PER_DISK_BUCKET = 50;

  private AutoBuckets() {}

  /**
   * By the size that the properties expect; without one, the same as of a table without a number.
   */
  static int of(Map<String, String> properties, FeServer fe) {
    String size = properties.get(SIZE);
    if (size == null || size.isBlank()) {
      return TableBuilder.DEFAULT_BUCKETS;
    }
    FeSettings settings = fe.settings();
    long bySize =
        ofSize(bytes(size), settings.number("autobucket_partition_size_per_bucket_gb", -1));
    List<Backend> alive = fe.cluster().backends().stream().filter(Backend::alive).toList();
    long buckets = Math.min(bySize, ofDisks(fe, alive));
    if (buckets < bySize) {
      buckets = Math.max(buckets, alive.size());
    }
    buckets = Math.min(settings.number("autobucket_max_buckets", 128), buckets);
    return (int) Math.max(settings.number("autobucket_min_buckets", 1), buckets);
  }

  /** What there is room for, as AutoBucketUtils counts it; disks that are not known have none. */
  private static long ofDisks(FeServer fe, List<Backend> alive) {
    return alive.stream()
        .flatMap(backend -> fe.nodes().node(backend.id()).stream())
        .mapToLong(node -> node.disks.parts(GB_PER_DISK_BUCKET * GB))
        .sum();
  }

  private static long ofSize(long bytes, long perBucket) {
    long compressed = bytes / COMPRESSION;
    if (compressed <= 100 * MB) {
      return 1;
    }
    long share = (perBucket <= 0 ? GB_PER_BUCKET : perBucket) * GB;
    return compressed <= GB ? 2 : (compressed - 1) / share + 1;
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
