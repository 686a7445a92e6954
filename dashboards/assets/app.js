// The script of pages with charts.
import './shell.js';
import './plots.js';
