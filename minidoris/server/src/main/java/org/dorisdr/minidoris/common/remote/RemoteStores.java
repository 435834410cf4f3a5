package org.dorisdr.minidoris.common.remote;

import java.util.Locale;
import java.util.Map;

/** Opens the store of a kind. Thread safe. */
public final class RemoteStores {
  private RemoteStores() {}

  /**
   * Opens a store without touching the network yet.
   *
   * @param type {@code S3}, {@code HDFS} or {@code LOCAL}, as in {@code CREATE REPOSITORY … WITH}
   * @param properties Doris's property keys with their aliases
   * @throws RemoteStoreException when the kind is unknown or a needed property is missing
   */
  public static RemoteStore open(String type, Map<String, String> properties) {
    switch (type.toUpperCase(Locale.ROOT)) {
      case "S3":
        return new S3Store(S3Settings.of(properties));
      case "HDFS":
        return new HdfsStore(properties);
      case "LOCAL":
        return new LocalStore();
      default:
        throw RemoteStoreException.refused("Unknown storage type: " + type);
    }
  }
}
