package org.dorisdr.host;

import java.util.Map;
import java.util.Optional;

/**
 * Durable, replicated key-value state of the plugin. In a real FE the values are properties of
 * {@code __internal_schema}: journalled, sent to every follower and saved in the image.
 *
 * <p>Keys are few and reused; a value is one JSON object. Only the leader may write. Every method
 * is thread safe and may block for one journal write.
 */
public interface MetaStore {
  /** Whether state can be read and written yet; false for about a minute on a brand-new cluster. */
  boolean isReady();

  /** The value last written under {@code key}; empty if never written or removed. */
  Optional<String> get(String key);

  /** All live pairs whose key starts with {@code prefix}; a snapshot, in key order. */
  Map<String, String> scan(String prefix);

  /**
   * Writes all pairs as one journal record, on return durable on this node. An empty value removes
   * the key.
   *
   * @throws HostException if this node is not the leader or the journal refused the record; the
   *     outcome is then unknown and the caller has to read again after the next leader is known
   */
  void put(Map<String, String> pairs) throws HostException;
}
