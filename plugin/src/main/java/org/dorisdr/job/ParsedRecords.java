package org.dorisdr.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.dorisdr.host.MetaStore;

/**
 * What the scheduler has to know of the records under one prefix. It asks twice a second, and most
 * records never change, so each text is parsed once. Thread safe.
 *
 * @param <T> what is kept of a record, small and immutable
 */
public final class ParsedRecords<T> {
  private record Entry<T>(String text, T value) {}

  private final MetaStore store;
  private final String prefix;
  private final BiFunction<String, String, T> parse;
  private final Map<String, Entry<T>> known = new ConcurrentHashMap<>();

  /**
   * @param parse makes of key and text what is to be kept; must not return null
   */
  public ParsedRecords(MetaStore store, String prefix, BiFunction<String, String, T> parse) {
    this.store = store;
    this.prefix = prefix;
    this.parse = parse;
  }

  /** All that are stored now, in no order. */
  public List<T> all() {
    Map<String, String> texts = store.scan(prefix);
    known.keySet().retainAll(texts.keySet());
    List<T> values = new ArrayList<>();
    texts.forEach((key, text) -> values.add(value(key, text)));
    return values;
  }

  private T value(String key, String text) {
    Entry<T> last = known.get(key);
    if (last == null || !last.text().equals(text)) {
      last = new Entry<>(text, parse.apply(key, text));
      known.put(key, last);
    }
    return last.value();
  }
}
