package org.apache.doris.fs;

import java.util.HashMap;
import java.util.Map;
import org.apache.doris.analysis.StorageBackend.StorageType;

/** A remote store that is part of the metadata. */
public abstract class PersistentFileSystem implements FileSystem {
  protected Map<String, String> properties = new HashMap<>();
  protected final String name;
  protected final StorageType type;

  public PersistentFileSystem(String name, StorageType type) {
    this.name = name;
    this.type = type;
  }

  public String getName() {
    return name;
  }

  public StorageType getStorageType() {
    return type;
  }

  /** With secrets in clear. */
  @Override
  public Map<String, String> getProperties() {
    return properties;
  }
}
