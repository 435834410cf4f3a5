package org.dorisdr.job;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.dorisdr.host.HostException;
import org.dorisdr.host.MetaStore;

/**
 * Objects as JSON in the {@link MetaStore}, one key an object, each with a field {@code format}.
 * Fields that this version does not know are ignored. Thread safe.
 */
public final class JsonStore {

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .visibility(PropertyAccessor.ALL, Visibility.NONE)
          .visibility(PropertyAccessor.FIELD, Visibility.ANY)
          .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
          .serializationInclusion(JsonInclude.Include.NON_NULL)
          .build();

  private final MetaStore store;

  public JsonStore(MetaStore store) {
    this.store = store;
  }

  public MetaStore raw() {
    return store;
  }

  /**
   * Lowest number that is not used behind {@code prefix}: keys cannot be removed from a real FE.
   */
  public int freeSlot(String prefix) {
    Map<String, String> used = store.scan(prefix);
    int number = 0;
    while (used.containsKey(prefix + number)) {
      number++;
    }
    return number;
  }

  /**
   * The object under {@code key}; empty if there is none.
   *
   * @param format newest format that {@code type} can be read from
   */
  public <T> Optional<T> get(String key, Class<T> type, int format) throws UnknownFormatException {
    Optional<String> text = store.get(key);
    return text.isEmpty() ? Optional.empty() : Optional.of(read(key, text.get(), type, format));
  }

  /** Parses {@code text} that was stored under {@code key}. */
  public static <T> T read(String key, String text, Class<T> type, int format)
      throws UnknownFormatException {
    try {
      JsonNode node = MAPPER.readTree(text);
      int found = node.path("format").asInt(1);
      if (found > format) {
        throw new UnknownFormatException(key, found, format);
      }
      return MAPPER.treeToValue(node, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "record " + key + " is damaged: " + e.getOriginalMessage(), e);
    }
  }

  /** Writes all objects as one journal record; a null value removes its key. */
  public void put(Map<String, ?> objects) throws HostException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, ?> entry : objects.entrySet()) {
      texts.put(entry.getKey(), entry.getValue() == null ? "" : write(entry.getValue()));
    }
    store.put(texts);
  }

  public static String write(Object object) {
    try {
      return MAPPER.writeValueAsString(object);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
