package org.dorisdr.minidoris.be.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON as Doris does: of several values with the same name the first one counts, and numbers,
 * objects and arrays keep the words of the file, which is what becomes of them in a text.
 * Stateless.
 */
final class RawJson {
  static final JsonFactory FACTORY = new JsonFactory();

  private RawJson() {}

  /** A number, as the file has it. */
  private static final class RawNumber extends ValueNode {
    private static final long serialVersionUID = 1L;
    private final String raw;

    RawNumber(String raw) {
      this.raw = raw;
    }

    @Override
    public JsonNodeType getNodeType() {
      return JsonNodeType.NUMBER;
    }

    @Override
    public JsonToken asToken() {
      return JsonToken.VALUE_NUMBER_FLOAT;
    }

    @Override
    public String asText() {
      return raw;
    }

    @Override
    public void serialize(JsonGenerator to, SerializerProvider provider) throws IOException {
      to.writeNumber(raw);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof RawNumber number && number.raw.equals(raw);
    }

    @Override
    public int hashCode() {
      return raw.hashCode();
    }
  }

  /** An object, as the file has it. */
  private static final class RawObject extends ObjectNode {
    private static final long serialVersionUID = 1L;
    private String raw = "";

    RawObject() {
      super(JsonNodeFactory.instance);
    }

    @Override
    public String toString() {
      return raw;
    }
  }

  /** An array, as the file has it. */
  private static final class RawArray extends ArrayNode {
    private static final long serialVersionUID = 1L;
    private String raw = "";

    RawArray() {
      super(JsonNodeFactory.instance);
    }

    @Override
    public String toString() {
      return raw;
    }
  }

  /**
   * The whole of a text, with nothing behind it.
   *
   * @return null if nothing but blanks is in it
   */
  static JsonNode read(byte[] text) throws IOException {
    try (JsonParser parser = FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        return null;
      }
      JsonNode node = node(parser, text);
      if (parser.nextToken() != null) {
        throw new JsonParseException(
            parser, "Trailing token (of type " + parser.currentToken() + ") found after value");
      }
      return node;
    }
  }

  private static JsonNode node(JsonParser parser, byte[] text) throws IOException {
    int start = (int) parser.currentTokenLocation().getByteOffset();
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, text, start);
      case START_ARRAY -> array(parser, text, start);
      case VALUE_STRING -> TextNode.valueOf(parser.getText());
      case VALUE_TRUE -> BooleanNode.TRUE;
      case VALUE_FALSE -> BooleanNode.FALSE;
      case VALUE_NULL -> NullNode.getInstance();
      default -> new RawNumber(parser.getText());
    };
  }

  private static JsonNode object(JsonParser parser, byte[] text, int start) throws IOException {
    RawObject object = new RawObject();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      JsonNode value = node(parser, text);
      if (!object.has(name)) {
        object.set(name, value);
      }
    }
    object.raw = words(parser, text, start);
    return object;
  }

  private static JsonNode array(JsonParser parser, byte[] text, int start) throws IOException {
    RawArray array = new RawArray();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      array.add(node(parser, text));
    }
    array.raw = words(parser, text, start);
    return array;
  }

  private static String words(JsonParser parser, byte[] text, int start) {
    int end = (int) parser.currentLocation().getByteOffset();
    return new String(text, start, end - start, StandardCharsets.UTF_8);
  }
}
