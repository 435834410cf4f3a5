package org.dorisdr.minidoris.fe.plugins;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.doris.common.UserException;
import org.apache.doris.plugin.Plugin;
import org.apache.doris.plugin.PluginContext;
import org.apache.doris.plugin.PluginInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A plugin that runs, with its own class loader, which asks the frontend's classes first. */
final class LoadedPlugin implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LoadedPlugin.class);

  private final String name;
  private final Plugin plugin;
  private final URLClassLoader loader;

  private LoadedPlugin(String name, Plugin plugin, URLClassLoader loader) {
    this.name = name;
    this.plugin = plugin;
    this.loader = loader;
  }

  /**
   * Starts the plugin whose files lie in {@code directory}.
   *
   * @throws UserException if it cannot be; nothing of it runs then
   */
  static LoadedPlugin load(PluginInfo info, Path directory) throws UserException {
    URLClassLoader loader = null;
    try {
      loader =
          new URLClassLoader(
              "plugin-" + info.getName(), jars(directory), LoadedPlugin.class.getClassLoader());
      Plugin plugin = create(info, loader);
      start(plugin, info, directory, loader);
      return new LoadedPlugin(info.getName(), plugin, loader);
    } catch (IOException | LinkageError | RuntimeException e) {
      close(loader);
      throw new UserException(
          "plugin " + info.getName() + " cannot be loaded: " + e.getMessage(), e);
    } catch (UserException e) {
      close(loader);
      throw e;
    }
  }

  private static URL[] jars(Path directory) throws IOException {
    List<URL> jars = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.jar")) {
      for (Path file : files) {
        jars.add(file.toUri().toURL());
      }
    }
    return jars.toArray(new URL[0]);
  }

  private static Plugin create(PluginInfo info, ClassLoader loader) throws UserException {
    Class<?> type;
    try {
      type = loader.loadClass(info.getClassName());
    } catch (ClassNotFoundException e) {
      throw new UserException("Could not find plugin class [" + info.getClassName() + "]", e);
    }
    Constructor<?>[] constructors = type.getConstructors();
    if (constructors.length == 0) {
      throw new UserException("no public constructor for [" + type.getName() + "]");
    }
    if (constructors.length > 1) {
      throw new UserException("no unique public constructor for [" + type.getName() + "]");
    }
    if (constructors[0].getParameterCount() != 0 || !Plugin.class.isAssignableFrom(type)) {
      throw new UserException("failed to find correct constructor.");
    }
    try {
      return (Plugin) constructors[0].newInstance();
    } catch (ReflectiveOperationException e) {
      throw new UserException("failed to load plugin class [" + type.getName() + "]", e);
    }
  }

  private static void start(Plugin plugin, PluginInfo info, Path directory, ClassLoader loader)
      throws UserException {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      plugin.init(info, new Place(directory));
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  Plugin plugin() {
    return plugin;
  }

  @Override
  public void close() {
    try {
      plugin.close();
    } catch (IOException | RuntimeException | LinkageError e) {
      LOG.warn("plugin {} failed while it was closed", name, e);
    }
    close(loader);
  }

  private static void close(URLClassLoader loader) {
    if (loader != null) {
      try {
        loader.close();
      } catch (IOException e) {
        LOG.warn("a plugin's files cannot be closed", e);
      }
    }
  }

  private static final class Place extends PluginContext {
    Place(Path directory) {
      setPluginPath(directory.toString());
    }
  }
}
