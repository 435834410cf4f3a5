package org.dorisdr.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.dorisdr.config.NearestName;
import org.dorisdr.sql.Property;
import org.dorisdr.sql.PropertyList;

/**
 * Reads the PROPERTIES of a statement and collects all that is wrong with them, so that a user has
 * to be told once. Call {@link #finish} before anything is done. Not thread safe.
 */
public final class PropertyReader {
  private final PropertyList properties;
  private final List<String> problems = new ArrayList<>();

  /**
   * @param known every key that this statement takes
   */
  public PropertyReader(PropertyList properties, Set<String> known) {
    this.properties = properties;
    for (Property property : properties.properties()) {
      String key = property.key().text();
      if (!known.contains(key)) {
        problem("unknown property '" + key + "'." + NearestName.hint(key, known));
      }
    }
  }

  /** The text under {@code key}; {@code fallback}, which may be null, if it was not given. */
  public String text(String key, String fallback) {
    return properties.find(key).map(Property::value).orElse(fallback);
  }

  /** The text under {@code key}, which must be there and not blank. */
  public String required(String key) {
    Optional<String> value = properties.find(key).map(Property::value);
    if (value.isEmpty() || value.get().isBlank()) {
      problem("property '" + key + "' is needed");
      return "";
    }
    return value.get();
  }

  /** A whole number between the limits, both included. */
  public long number(String key, long fallback, long min, long max) {
    Optional<String> value = properties.find(key).map(Property::value);
    if (value.isEmpty()) {
      return fallback;
    }
    try {
      long number = Long.parseLong(value.get().trim());
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, with the limits.
    }
    problem(
        "property '%s' must be a whole number from %d to %d, not '%s'"
            .formatted(key, min, max, value.get()));
    return fallback;
  }

  /** True or false. */
  public boolean flag(String key, boolean fallback) {
    String value = text(key, Boolean.toString(fallback)).trim();
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(value);
    }
    problem("property '%s' must be true or false, not '%s'".formatted(key, value));
    return fallback;
  }

  /** Adds something that the caller found wrong. */
  public void problem(String text) {
    problems.add(text);
  }

  /** What was given, in its order. */
  public Map<String, String> given() {
    return properties.asMap();
  }

  /**
   * Ends reading.
   *
   * @throws CommandException with every problem, if there was one
   */
  public void finish() throws CommandException {
    if (!problems.isEmpty()) {
      throw new CommandException(String.join("; ", problems));
    }
  }
}
