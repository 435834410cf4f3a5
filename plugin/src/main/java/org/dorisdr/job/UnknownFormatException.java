package org.dorisdr.job;

/** A stored record was written by a newer version of the plugin; only its owner may stop. */
public class UnknownFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  public UnknownFormatException(String key, int found, int known) {
    super(
        "record "
            + key
            + " has format "
            + found
            + ", this version of the plugin knows formats up to "
            + known
            + ". HINT: install the newer plugin again");
  }
}
