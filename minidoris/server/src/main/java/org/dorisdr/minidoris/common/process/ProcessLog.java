package org.dorisdr.minidoris.common.process;

import java.nio.file.Path;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.builder.api.AppenderComponentBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilder;
import org.apache.logging.log4j.core.config.builder.api.ConfigurationBuilderFactory;
import org.apache.logging.log4j.core.config.builder.impl.BuiltConfiguration;

/** Where a process writes its log: rolling files below its log directory. */
public final class ProcessLog {
  private static final String LINE = "%d{yyyy-MM-dd HH:mm:ss,SSS} %p (%t|%T) [%c{1}] %m%n";

  private ProcessLog() {}

  /**
   * Sends all logging of this process to one file of at most 100 MB, ten of which are kept. The
   * file's directory is made when it is missing.
   *
   * @param level {@code INFO}, {@code WARN}, … as in Doris's {@code sys_log_level}
   */
  public static void toFile(Path file, String level) {
    ConfigurationBuilder<BuiltConfiguration> builder =
        ConfigurationBuilderFactory.newConfigurationBuilder();
    AppenderComponentBuilder appender =
        builder
            .newAppender("file", "RollingFile")
            .addAttribute("fileName", file.toString())
            .addAttribute("filePattern", file + ".%i")
            .add(builder.newLayout("PatternLayout").addAttribute("pattern", LINE))
            .addComponent(
                builder
                    .newComponent("Policies")
                    .addComponent(
                        builder
                            .newComponent("SizeBasedTriggeringPolicy")
                            .addAttribute("size", "100MB")))
            .addComponent(
                builder.newComponent("DefaultRolloverStrategy").addAttribute("max", "10"));
    builder.add(appender);
    // Tells every connection that a peer drops as an error; our handlers log what matters.
    builder.add(builder.newLogger("org.apache.thrift.server", Level.OFF));
    builder.add(
        builder
            .newRootLogger(Level.toLevel(level, Level.INFO))
            .add(builder.newAppenderRef("file")));
    Configurator.reconfigure(builder.build());
  }
}
