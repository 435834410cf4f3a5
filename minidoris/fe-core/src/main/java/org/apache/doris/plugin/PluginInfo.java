package org.apache.doris.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.doris.common.util.DigitalVersion;

/** What plugin.properties says of a plugin, and where it came from. */
public class PluginInfo {
  /** What a plugin is for. */
  public enum PluginType {
    AUDIT,
    IMPORT,
    STORAGE,
    DIALECT;

    public static final int MAX_PLUGIN_TYPE_SIZE = PluginType.values().length;
  }

  protected String name;
  protected PluginType type;
  protected String description;
  protected DigitalVersion version;
  protected DigitalVersion javaVersion;
  protected String className;
  protected String soName;
  protected String source;
  protected Map<String, String> properties = new HashMap<>();

  public PluginInfo() {}

  public PluginInfo(String name) {
    this.name = name;
  }

  public PluginInfo(String name, PluginType type, String description) {
    this(
        name,
        type,
        description,
        DigitalVersion.CURRENT_DORIS_VERSION,
        DigitalVersion.JDK_1_8_0,
        null,
        null,
        null);
  }

  public PluginInfo(
      String name,
      PluginType type,
      String description,
      DigitalVersion version,
      DigitalVersion javaVersion,
      String className,
      String soName,
      String source) {
    this.name = name;
    this.type = type;
    this.description = description;
    this.version = version;
    this.javaVersion = javaVersion;
    this.className = className;
    this.soName = soName;
    this.source = source;
  }

  /** Reads {@code plugin.properties} in {@code propertiesPath}. */
  public static PluginInfo readFromProperties(Path propertiesPath, String source)
      throws IOException {
    Properties read = new Properties();
    try (InputStream in = Files.newInputStream(propertiesPath.resolve("plugin.properties"))) {
      read.load(in);
    }
    return new PluginInfo(
        needed(read, "name"),
        PluginType.valueOf(needed(read, "type").toUpperCase(Locale.ROOT)),
        read.getProperty("description"),
        DigitalVersion.fromString(needed(read, "version")),
        DigitalVersion.fromString(read.getProperty("java.version", "1.8.31")),
        needed(read, "classname"),
        read.getProperty("soname"),
        source);
  }

  private static String needed(Properties properties, String key) {
    String value = properties.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException("missing [" + key + "] in plugin.properties");
    }
    return value.trim();
  }

  public String getName() {
    return name;
  }

  public PluginType getType() {
    return type;
  }

  public int getTypeId() {
    return type.ordinal();
  }

  public String getDescription() {
    return description;
  }

  public DigitalVersion getVersion() {
    return version;
  }

  public DigitalVersion getJavaVersion() {
    return javaVersion;
  }

  public String getClassName() {
    return className;
  }

  public String getSoName() {
    return soName;
  }

  public String getSource() {
    return source;
  }

  public Map<String, String> getProperties() {
    return properties;
  }

  public void setProperties(Map<String, String> properties) {
    this.properties = properties;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PluginInfo that
        && Objects.equals(name, that.name)
        && type == that.type
        && Objects.equals(version, that.version);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, type, version);
  }
}
