package org.dorisdr.minidoris.be.load;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads JSON as Doris does: of several values with the same name the first one counts. */
final class FirstOfName extends JsonNodeDeserializer {
  private static final long serialVersionUID = 1L;

  @Override
  protected void _handleDuplicateField(
      JsonParser parser,
      DeserializationContext context,
      JsonNodeFactory factory,
      String name,
      ObjectNode object,
      JsonNode former,
      JsonNode later) {
    object.set(name, former);
  }
}
