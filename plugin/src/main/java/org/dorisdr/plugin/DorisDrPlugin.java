package org.dorisdr.plugin;

import java.util.List;
import org.dorisdr.fe.FePlugin;
import org.dorisdr.fe.FeStatement;
import org.dorisdr.host.Host;

/** What Doris loads: {@code classname} of {@code plugin.properties}. */
public final class DorisDrPlugin extends FePlugin {
  private volatile Wiring wiring;

  /** Called by Doris. */
  public DorisDrPlugin() {}

  @Override
  protected void start(Host host) {
    wiring = new Wiring(host, random());
    wiring.start();
  }

  @Override
  protected void stop() {
    Wiring started = wiring;
    if (started != null) {
      started.close();
    }
  }

  @Override
  protected boolean mayBeOurs(String packet) {
    return StatementGate.mayBeOurs(packet);
  }

  @Override
  protected List<FeStatement> read(String packet, boolean backslashEscapes) {
    return wiring.packets().read(packet, backslashEscapes);
  }
}
