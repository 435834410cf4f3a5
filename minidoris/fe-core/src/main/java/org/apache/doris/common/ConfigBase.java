package org.apache.doris.common;

/** Base of the settings. */
public class ConfigBase {
  public ConfigBase() {}
}
