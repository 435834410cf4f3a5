/** Entry point, statement gate (is it mine?) and wiring: the only package that knows all others. */
package org.dorisdr.plugin;
