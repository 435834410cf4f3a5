package org.dorisdr.minidoris.fe.define;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.dorisdr.minidoris.common.Json;
import org.dorisdr.minidoris.fe.FeServer;
import org.dorisdr.minidoris.fe.Frontend;
import org.dorisdr.minidoris.fe.journal.ImageModule;

/** What users have defined beside databases. Guarded by the catalog's lock. */
public final class Definitions implements ImageModule {
  private final Functions functions = new Functions();
  private final Storage storage = new Storage();

  Definitions() {}

  /** Those of a frontend. */
  public static Definitions of(Frontend frontend) {
    return ((FeServer) frontend).part(DefinitionsModule.class).orElseThrow().definitions();
  }

  public Functions functions() {
    return functions;
  }

  public Storage storage() {
    return storage;
  }

  @Override
  public String imageName() {
    return "definitions";
  }

  @Override
  public JsonNode saveImage() {
    ObjectNode saved = Json.mapper().createObjectNode();
    saved.set("functions", Json.mapper().valueToTree(functions.all()));
    saved.set("resources", Json.mapper().valueToTree(storage.resources()));
    saved.set("policies", Json.mapper().valueToTree(storage.policies()));
    return saved;
  }

  @Override
  public void loadImage(JsonNode saved) {
    functions.clear();
    for (JsonNode node : saved.path("functions")) {
      AliasFunction function = Json.mapper().convertValue(node, AliasFunction.class);
      functions.put(function.id(), function);
    }
    storage.clear();
    for (JsonNode node : saved.path("resources")) {
      storage.putResource(Json.mapper().convertValue(node, S3Resource.class));
    }
    for (JsonNode node : saved.path("policies")) {
      storage.putPolicy(Json.mapper().convertValue(node, StoragePolicy.class));
    }
  }
}
