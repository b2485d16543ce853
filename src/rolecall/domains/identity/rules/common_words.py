"""Words and patterns that passwords are guessed from, most of them in any public list of leaks.

Compiled by hand for Rolecall: English first, then what is common in the other languages of the
interface, names, teams, months and seasons. Digits, years and signs around them need no listing.
"""

from typing import Final

_LISTED = """
password passwort kennwort passwd pass pwd motdepasse contrasena contraseña senha parola haslo
admin administrator root user username login signin guest test tester testing demo sample default
changeme change temp temporary letmein welcome willkommen bienvenue bienvenido hello hallo
hola bonjour iloveyou iloveu loveyou loveme lovely love lover tequiero teamo jetaime ichliebedich
master superman batman spiderman ironman wonderwoman starwars startrek pokemon pikachu naruto
minecraft fortnite roblox playstation nintendo mario sonic zelda warcraft counterstrike
football fussball futbol soccer baseball basketball hockey tennis cricket rugby golf
liverpool arsenal chelsea manchester united barcelona realmadrid juventus milan bayern dortmund
schalke yankees cowboys steelers eagles lakers celtics packers patriots dodgers
dragon monkey tigger tiger lion eagle falcon panther wolf bear shark phoenix unicorn butterfly
princess prinzessin princesa prince queen king kitty kitten puppy bailey buddy buster max bella
charlie daisy lucky maggie molly oreo pepper peanut rocky sadie shadow smokey sophie cookie
chocolate cheese banana orange apple cherry strawberry pumpkin coffee pizza burger taco
sunshine sunflower flower rainbow summer sommer verano winter invierno hiver spring autumn fall
january february march april may june july august september october november december
januar februar maerz märz mai juni juli oktober dezember enero febrero marzo abril mayo junio julio
monday tuesday wednesday thursday friday saturday sunday montag dienstag freitag samstag sonntag
michael jennifer jessica ashley amanda daniel joshua matthew andrew thomas robert william james john
david joseph christopher anthony jonathan justin brandon ryan nicole michelle melissa stephanie
heather elizabeth samantha alexander alexandra alexis andrea angela anna maria marie martin martina
peter stefan sebastian christian julia laura lisa sarah sandra sabrina patrick nicolas hannah emma
george harley jordan hunter killer ranger mustang corvette ferrari porsche mercedes yamaha honda
toyota chevy camaro harleydavidson guitar music rock metallica nirvana eminem beatles
computer internet google facebook youtube twitter instagram linkedin microsoft windows linux ubuntu
samsung iphone android amazon netflix yahoo hotmail gmail
access secret geheim secreto private security matrix hacker hacked system server database
money dollar cash bitcoin crypto trustno freedom america canada london berlin paris madrid newyork
texas california florida chicago boston england germany deutschland france espana mexico
jesus christ heaven angel angels blessed faith grace church god godisgood
fuckyou fuckme fuck asshole bitch pussy sexy sexsex hottie badboy badgirl bigdog
whatever nothing something anything forever together family familia familie mother father mom dad
mommy daddy brother sister baby babygirl babyboy sweet sweetheart honey sugar candy
qwerty qwertz azerty qwertyuiop asdfghjkl zxcvbnm qazwsx qazwsxedc qweasd qweasdzxc asdfgh zxcvbn
abc abcd abcdef abcdefgh abcdefghijkl zaq xsw cde
company office work job jobs career careers hiring hire recruiter recruiting recruitment interview
employee employer candidate manager staffing talent human resources nurse nursing hospital health
team support service helpdesk backup monitor oracle postgres redis docker kubernetes
live dev prod production stage staging local localhost example
"""

COMMON_WORDS: Final[frozenset[str]] = frozenset(_LISTED.split())

_ROWS = ("1234567890", "qwertyuiop", "qwertzuiop", "azertyuiop", "asdfghjkl", "zxcvbnm", "yxcvbnm")
_COLUMNS = "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p"
KEYBOARD_ROWS: Final[tuple[str, ...]] = (
    *_ROWS,
    *(row[::-1] for row in _ROWS),
    _COLUMNS,
    _COLUMNS[::-1],
)
"""Keys that lie side by side or one under another, both ways."""
