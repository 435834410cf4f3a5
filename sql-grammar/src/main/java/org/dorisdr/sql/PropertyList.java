package org.dorisdr.sql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pairs of a PROPERTIES list as typed, each key once. Empty if there was none. */
public record PropertyList(List<Property> properties) {
  /** No property. */
  public static final PropertyList EMPTY = new PropertyList(List.of());

  public PropertyList {
    properties = List.copyOf(properties);
  }

  public boolean isEmpty() {
    return properties.isEmpty();
  }

  /** The pair with this key, case kept as Doris does. */
  public Optional<Property> find(String key) {
    return properties.stream().filter(p -> p.key().text().equals(key)).findFirst();
  }

  /** The pairs in their order. */
  public Map<String, String> asMap() {
    Map<String, String> map = new LinkedHashMap<>();
    for (Property property : properties) {
      map.put(property.key().text(), property.value());
    }
    return map;
  }
}
