// What every page has, whatever stands in its middle.
import './copy.js';
import './kiosk.js';
import './leaving.js';
import './live.js';
import './menus.js';
