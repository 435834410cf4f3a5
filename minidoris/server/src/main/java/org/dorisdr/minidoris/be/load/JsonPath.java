package org.dorisdr.minidoris.be.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path such as {@code $.a.b[0]} into a JSON document. Immutable.
 *
 * @param steps names, indexes, or -1 for all elements of an array
 */
record JsonPath(List<Object> steps) {
  private static final int ALL = -1;
  private static final Pattern STEP =
      Pattern.compile(
          "\\.\"([^\"]+)\"|\\.([^.\\[\\]\"]+)|\\[(\\d+|\\*)\\]|\\[[\"']([^\"']+)[\"']\\]");

  static JsonPath of(String text) throws LoadException {
    String path = text.strip().equals("$.") ? "$" : text.strip();
    List<Object> steps = new ArrayList<>();
    int at = path.startsWith("$") ? 1 : 0;
    if (at == 0) {
      path = "." + path;
    }
    Matcher step = STEP.matcher(path);
    for (; at < path.length(); at = step.end()) {
      if (!step.find(at) || step.start() != at) {
        throw LoadException.invalid("Invalid json path: " + text);
      }
      steps.add(step(step));
    }
    return new JsonPath(List.copyOf(steps));
  }

  private static Object step(Matcher step) {
    if (step.group(3) != null) {
      return step.group(3).equals("*") ? ALL : Integer.parseInt(step.group(3));
    }
    return step.group(1) != null
        ? step.group(1)
        : step.group(2) != null ? step.group(2) : step.group(4);
  }

  /** Whether the whole document is meant. */
  boolean isRoot() {
    return steps.isEmpty();
  }

  /** The name at its end; empty if it ends in an array. */
  String last() {
    return !steps.isEmpty() && steps.get(steps.size() - 1) instanceof String name ? name : "";
  }

  /** What stands there; null if nothing does. */
  JsonNode find(JsonNode document) {
    return find(document, 0);
  }

  private JsonNode find(JsonNode node, int from) {
    JsonNode at = node;
    for (int i = from; i < steps.size() && at != null; i++) {
      Object step = steps.get(i);
      if (step.equals(ALL)) {
        return all(at, i + 1);
      }
      at = step instanceof Integer index ? at.get(index.intValue()) : at.get((String) step);
    }
    return at;
  }

  private JsonNode all(JsonNode array, int from) {
    if (!array.isArray()) {
      return null;
    }
    ArrayNode found = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : array) {
      JsonNode value = find(element, from);
      if (value != null) {
        found.add(value);
      }
    }
    return found.isEmpty() ? null : found;
  }
}
