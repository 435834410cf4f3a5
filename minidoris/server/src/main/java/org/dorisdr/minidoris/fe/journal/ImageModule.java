package org.dorisdr.minidoris.fe.journal;

import com.fasterxml.jackson.databind.JsonNode;

/** A part of a frontend's metadata that is saved in the image under its own name. */
public interface ImageModule {
  /** Stable name; key in the image. */
  String imageName();

  /** State as JSON; called with the catalog's read lock held. */
  JsonNode saveImage();

  /** Replaces the state by what {@link #saveImage} once returned, of this or any older version. */
  void loadImage(JsonNode saved);
}
