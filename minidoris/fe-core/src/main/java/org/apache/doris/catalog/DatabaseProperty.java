package org.apache.doris.catalog;

import java.util.HashMap;
import java.util.Map;

/** Properties of a database, as they were when it was asked for. */
public class DatabaseProperty {
  private final Map<String, String> properties;

  public DatabaseProperty() {
    this(new HashMap<>());
  }

  public DatabaseProperty(Map<String, String> properties) {
    this.properties = properties;
  }

  public Map<String, String> getProperties() {
    return properties;
  }

  public String getOrDefault(String key, String defaultVal) {
    return properties.getOrDefault(key, defaultVal);
  }

  public String get(String key) {
    return properties.get(key);
  }
}
