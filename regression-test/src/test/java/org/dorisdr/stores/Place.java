package org.dorisdr.stores;

/**
 * Where a repository lies, as CREATE REPOSITORY says it.
 *
 * @param properties inside the parentheses; empty if none are needed
 */
record Place(String kind, String location, String properties) {
  /** The statement that makes a repository there. */
  String create(String name) {
    return "CREATE REPOSITORY %s WITH %s ON LOCATION \"%s\"".formatted(name, kind, location)
        + (properties.isEmpty() ? "" : " PROPERTIES (" + properties + ")");
  }

  @Override
  public String toString() {
    return kind;
  }
}
