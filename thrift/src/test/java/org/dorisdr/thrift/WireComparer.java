package org.dorisdr.thrift;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.Map;
import org.apache.thrift.TBase;
import org.apache.thrift.TEnum;
import org.apache.thrift.TFieldIdEnum;
import org.apache.thrift.meta_data.FieldMetaData;

/** Compares a struct with the JSON that the recording gives for it, field by field. */
final class WireComparer {
  void compare(String path, JsonNode json, Object actual) {
    if (actual instanceof TBase<?, ?> struct) {
      compareStruct(path, json, struct);
    } else if (actual instanceof Map<?, ?> map) {
      compareMap(path, json, map);
    } else if (actual instanceof Collection<?> list) {
      compareList(path, json, list);
    } else {
      assertThat(text(actual)).as(path).isEqualTo(text(json));
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private void compareStruct(String path, JsonNode json, TBase struct) {
    Map<TFieldIdEnum, FieldMetaData> fields =
        (Map) FieldMetaData.getStructMetaDataMap((Class) struct.getClass());
    Iterator<Map.Entry<String, JsonNode>> recorded = json.fields();
    while (recorded.hasNext()) {
      Map.Entry<String, JsonNode> entry = recorded.next();
      String name = entry.getKey();
      TFieldIdEnum field =
          fields.keySet().stream()
              .filter(f -> f.getFieldName().equals(name))
              .findFirst()
              .orElse(null);
      assertThat(field).as("%s has %s", struct.getClass().getSimpleName(), name).isNotNull();
      assertThat(struct.isSet(field)).as("%s.%s is set", path, name).isTrue();
      compare(path + "." + name, entry.getValue(), struct.getFieldValue(field));
    }
  }

  private void compareMap(String path, JsonNode json, Map<?, ?> map) {
    assertThat(map).as(path).hasSize(json.size());
    map.forEach(
        (key, value) -> {
          String name = text(key);
          assertThat(json.has(name)).as("%s[%s]", path, name).isTrue();
          compare(path + "[" + name + "]", json.get(name), value);
        });
  }

  private void compareList(String path, JsonNode json, Collection<?> list) {
    assertThat(list).as(path).hasSize(json.size());
    int i = 0;
    for (Object element : list) {
      compare(path + "[" + i + "]", json.get(i), element);
      i++;
    }
  }

  private static String text(Object value) {
    if (value instanceof TEnum e) {
      return Integer.toString(e.getValue());
    }
    if (value instanceof Boolean b) {
      return b ? "1" : "0";
    }
    if (value instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    if (value instanceof ByteBuffer buffer) {
      return StandardCharsets.UTF_8.decode(buffer.duplicate()).toString();
    }
    return String.valueOf(value);
  }

  private static String text(JsonNode json) {
    return json.isBoolean() ? (json.asBoolean() ? "1" : "0") : json.asText();
  }
}
