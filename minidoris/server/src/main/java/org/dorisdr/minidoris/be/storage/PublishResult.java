package org.dorisdr.minidoris.be.storage;

import java.util.List;
import java.util.Map;

/**
 * What became of a transaction's tablets at publishing.
 *
 * @param published tablet to version; visible now, or since an earlier call
 * @param waiting tablets that lack an earlier version: publish that first, then repeat
 * @param absent tablets of the partitions that have no committed rowset of the transaction
 * @param rows tablet to rows that this call made visible there
 */
public record PublishResult(
    Map<Long, Long> published, List<Long> waiting, List<Long> absent, Map<Long, Long> rows) {
  public boolean complete() {
    return waiting.isEmpty() && absent.isEmpty();
  }
}
