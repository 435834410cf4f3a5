package org.dorisdr.minidoris.fe.plugins;

import java.util.Map;
import org.apache.doris.common.util.DigitalVersion;
import org.apache.doris.plugin.PluginInfo;

/**
 * What the journal says of an installed plugin.
 *
 * @param source where INSTALL PLUGIN took it from
 */
public record InstalledPlugin(
    String name,
    String type,
    String description,
    String version,
    String javaVersion,
    String className,
    String source,
    Map<String, String> properties) {
  static InstalledPlugin of(PluginInfo info, Map<String, String> properties) {
    return new InstalledPlugin(
        info.getName(),
        info.getType().name(),
        info.getDescription() == null ? "" : info.getDescription(),
        info.getVersion().toString(),
        info.getJavaVersion().toString(),
        info.getClassName(),
        info.getSource(),
        properties);
  }

  PluginInfo info() {
    PluginInfo info =
        new PluginInfo(
            name,
            PluginInfo.PluginType.valueOf(type),
            description,
            DigitalVersion.fromString(version),
            DigitalVersion.fromString(javaVersion),
            className,
            null,
            source);
    info.setProperties(properties);
    return info;
  }
}
