package org.apache.doris.analysis;

/** Where files can be kept. */
public class StorageBackend {
  private StorageBackend() {}

  /** Kinds of remote stores. */
  public enum StorageType {
    BROKER,
    S3,
    HDFS,
    LOCAL
  }
}
