/** Sync jobs as commands see them, and the worker that runs one step by step. */
package org.dorisdr.sync.job;
