// What every page has, whatever stands in its middle.
import './live.js';
import './menus.js';
