// What every page has, whatever stands in its middle.
import './filter.js';
import './kiosk.js';
import './leaving.js';
import './live.js';
import './menus.js';
