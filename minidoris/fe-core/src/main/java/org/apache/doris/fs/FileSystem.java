package org.apache.doris.fs;

import java.util.Map;

/** A remote store. */
public interface FileSystem {
  Map<String, String> getProperties();
}
