package org.dorisdr.minidoris.fe.door;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.journal.ImageModule;
import org.dorisdr.minidoris.fe.plugins.PluginManager;
import org.dorisdr.minidoris.fe.session.SystemVariables;

/** What the front door keeps in the image: global variables and installed plugins. */
final class DoorImage implements ImageModule {
  private final SystemVariables variables;
  private final PluginManager plugins;

  DoorImage(SystemVariables variables, PluginManager plugins) {
    this.variables = variables;
    this.plugins = plugins;
  }

  @Override
  public String imageName() {
    return "door";
  }

  @Override
  public JsonNode saveImage() {
    ObjectNode saved = Json.mapper().createObjectNode();
    saved.set("variables", Json.mapper().valueToTree(variables.globals()));
    saved.set("plugins", plugins.save());
    return saved;
  }

  @Override
  public void loadImage(JsonNode saved) {
    saved
        .path("variables")
        .fields()
        .forEachRemaining(e -> variables.setGlobal(e.getKey(), e.getValue().asText()));
    plugins.restore(saved.path("plugins"));
  }
}
