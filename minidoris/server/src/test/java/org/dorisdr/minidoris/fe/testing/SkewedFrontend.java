package org.dorisdr.minidoris.fe.testing;

import com.sleepycat.je.rep.impl.RepImpl;
import org.dorisdr.minidoris.fe.FeMain;

/** A frontend whose edit log has a clock that is {@code -Dskew.millis} off. */
public final class SkewedFrontend {
  private SkewedFrontend() {}

  public static void main(String[] args) throws Exception {
    RepImpl.setSkewMs(Integer.getInteger("skew.millis"));
    FeMain.main(args);
  }
}
